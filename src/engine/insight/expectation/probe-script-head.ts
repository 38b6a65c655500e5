/** What every exported script begins with: how it finds pods, dials, and tells. */
export const SCRIPT_HEAD = `#!/bin/sh
# Dials in a real cluster what the expectations of a Sallyport scenario say. Needs kubectl, and nc in the pods that dial;
# where they have none, ephemeral containers bring it:  PROBE=debug sh check-policies.sh
# An allowed port on which nobody listens is told as shut: what answers is the application, not the policies.
set -u
PROBE=\${PROBE:-exec}
IMAGE=\${IMAGE:-busybox:1.36}
failed=0

# pods NAMESPACE pod NAME | pods NAMESPACE labels SELECTOR | pods '' address HOST: lines of a name and an address
pods() {
  case $2 in
    pod) kubectl get pod -n "$1" "$3" -o 'jsonpath={.metadata.name} {.status.podIP}{"\\n"}' ;;
    labels)
      kubectl get pods -n "$1" -l "$3" --field-selector=status.phase=Running \\
        -o 'jsonpath={range .items[*]}{.metadata.name} {.status.podIP}{"\\n"}{end}'
      ;;
    address) printf '%s %s\\n' "$3" "$3" ;;
  esac
}

# dial NAMESPACE POD HOST PORT: OPEN or SHUT, nothing where it could not be tried
dial() {
  try='command -v nc >/dev/null 2>&1 || exit 0
if nc -z -w 3 "$1" "$2" >/dev/null 2>&1; then echo OPEN; else echo SHUT; fi'
  case $PROBE in
    debug) kubectl debug -q -n "$1" "$2" --image="$IMAGE" -i -- sh -c "$try" sh "$3" "$4" ;;
    *) kubectl exec -n "$1" "$2" -- sh -c "$try" sh "$3" "$4" ;;
  esac 2>/dev/null </dev/null
}

tell() {
  printf '%s\\n' "$*"
}

# verify NAME open|shut, then namespace, way and value of the sources and of the destinations, then the port
verify() {
  tried=0
  if ! sources=$(pods "$3" "$4" "$5") || ! targets=$(pods "$6" "$7" "$8"); then
    tell "FAIL $1: kubectl could not find the pods"
    failed=1
    return
  fi
  while read -r source _; do
    [ -n "$source" ] || continue
    while read -r target address; do
      [ -n "$address" ] || continue
      [ "$3/$source" != "$6/$target" ] || continue
      tried=1
      case $(dial "$3" "$source" "$address" "$9") in
        *OPEN*) found=open ;;
        *SHUT*) found=shut ;;
        *) found=unknown ;;
      esac
      if [ "$found" = "$2" ]; then
        tell "ok   $1: $source -> $target port $9 is $found"
      else
        failed=1
        [ "$found" != unknown ] || found='not to be told: no nc there? (PROBE=debug brings it)'
        tell "FAIL $1: $source -> $target port $9 must be $2 and is $found"
      fi
    done <<TARGETS
$targets
TARGETS
  done <<SOURCES
$sources
SOURCES
  if [ "$tried" = 0 ]; then
    tell "FAIL $1: there is no pair of running pods"
    failed=1
  fi
}

`;

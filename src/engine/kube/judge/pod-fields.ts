import { volumeTypes } from "./volume-fields";

const CONTAINER = {
  string: "name image workingDir terminationMessagePath terminationMessagePolicy imagePullPolicy restartPolicy",
  "[]string": "command args",
  "[]ContainerPort": "ports",
  "[]EnvFrom": "envFrom",
  "[]EnvVar": "env",
  ResourceRequirements: "resources",
  "[]ResizePolicy": "resizePolicy",
  "[]RestartRule": "restartPolicyRules",
  "[]VolumeMount": "volumeMounts",
  "[]VolumeDevice": "volumeDevices",
  Probe: "livenessProbe readinessProbe startupProbe",
  Lifecycle: "lifecycle",
  SecurityContext: "securityContext",
  bool: "stdin stdinOnce tty",
};

/**
 * What the API's types for Pod and Namespace have as fields, of all releases that are in use: the field's kind, then the
 * names. A kind is `string`, `bool`, `int32`, `int64`, `quantity`, `port` (number or name), `time`, `any`, `strings` (a map
 * of strings), `quantities` (a map of quantities) or the name of another type here; `[]` in front of it: a list.
 *
 * @see k8s.io/api/core/v1 types.go and k8s.io/apimachinery/pkg/apis/meta/v1 types.go
 */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Pod: { string: "apiVersion kind", ObjectMeta: "metadata", PodSpec: "spec", PodStatus: "status" },
  Namespace: { string: "apiVersion kind", ObjectMeta: "metadata", NamespaceSpec: "spec", NamespaceStatus: "status" },
  NamespaceSpec: { "[]string": "finalizers" },
  NamespaceStatus: { string: "phase", "[]Condition": "conditions" },
  Condition: {
    string: "type status reason message",
    time: "lastProbeTime lastTransitionTime",
    int64: "observedGeneration",
  },
  ObjectMeta: {
    string: "name generateName namespace selfLink uid resourceVersion",
    int64: "generation deletionGracePeriodSeconds",
    time: "creationTimestamp deletionTimestamp",
    strings: "labels annotations",
    "[]OwnerReference": "ownerReferences",
    "[]string": "finalizers",
    "[]ManagedFields": "managedFields",
  },
  OwnerReference: { string: "apiVersion kind name uid", bool: "controller blockOwnerDeletion" },
  ManagedFields: { string: "manager operation apiVersion fieldsType subresource", time: "time", any: "fieldsV1" },
  PodSpec: {
    "[]Volume": "volumes",
    "[]Container": "initContainers containers",
    "[]EphemeralContainer": "ephemeralContainers",
    string:
      "restartPolicy dnsPolicy serviceAccountName serviceAccount nodeName hostname hostnameOverride subdomain schedulerName priorityClassName runtimeClassName preemptionPolicy",
    int64: "terminationGracePeriodSeconds activeDeadlineSeconds",
    int32: "priority",
    bool: "automountServiceAccountToken hostNetwork hostPID hostIPC hostUsers shareProcessNamespace enableServiceLinks setHostnameAsFQDN",
    strings: "nodeSelector",
    quantities: "overhead",
    PodSecurityContext: "securityContext",
    "[]LocalReference": "imagePullSecrets evictionInterceptors schedulingGates",
    Affinity: "affinity",
    "[]Toleration": "tolerations",
    "[]HostAlias": "hostAliases",
    DNSConfig: "dnsConfig",
    "[]ReadinessGate": "readinessGates",
    "[]TopologySpreadConstraint": "topologySpreadConstraints",
    LocalReference: "os",
    "[]PodResourceClaim": "resourceClaims",
    ResourceRequirements: "resources",
    WorkloadReference: "workloadRef",
    SchedulingGroup: "schedulingGroup",
  },
  LocalReference: { string: "name" },
  WorkloadReference: { string: "name podGroup podGroupReplicaKey" },
  SchedulingGroup: { string: "podGroupName" },
  PodResourceClaim: { string: "name resourceClaimName resourceClaimTemplateName podGroupResourceClaim" },
  ReadinessGate: { string: "conditionType" },
  HostAlias: { string: "ip", "[]string": "hostnames" },
  DNSConfig: { "[]string": "nameservers searches", "[]NamedValue": "options" },
  NamedValue: { string: "name value" },
  Toleration: { string: "key operator value effect", int64: "tolerationSeconds" },
  TopologySpreadConstraint: {
    string: "topologyKey whenUnsatisfiable nodeAffinityPolicy nodeTaintsPolicy",
    int32: "maxSkew minDomains",
    LabelSelector: "labelSelector",
    "[]string": "matchLabelKeys",
  },
  LabelSelector: { strings: "matchLabels", "[]Requirement": "matchExpressions" },
  Requirement: { string: "key operator", "[]string": "values" },
  Affinity: { NodeAffinity: "nodeAffinity", PodAffinity: "podAffinity podAntiAffinity" },
  NodeAffinity: {
    NodeSelector: "requiredDuringSchedulingIgnoredDuringExecution",
    "[]PreferredNodeTerm": "preferredDuringSchedulingIgnoredDuringExecution",
  },
  NodeSelector: { "[]NodeTerm": "nodeSelectorTerms" },
  NodeTerm: { "[]Requirement": "matchExpressions matchFields" },
  PreferredNodeTerm: { int32: "weight", NodeTerm: "preference" },
  PodAffinity: {
    "[]PodAffinityTerm": "requiredDuringSchedulingIgnoredDuringExecution",
    "[]WeightedPodAffinityTerm": "preferredDuringSchedulingIgnoredDuringExecution",
  },
  WeightedPodAffinityTerm: { int32: "weight", PodAffinityTerm: "podAffinityTerm" },
  PodAffinityTerm: {
    LabelSelector: "labelSelector namespaceSelector",
    "[]string": "namespaces matchLabelKeys mismatchLabelKeys",
    string: "topologyKey",
  },
  PodSecurityContext: {
    int64: "runAsUser runAsGroup fsGroup",
    "[]int64": "supplementalGroups",
    bool: "runAsNonRoot",
    string: "supplementalGroupsPolicy fsGroupChangePolicy seLinuxChangePolicy",
    SELinuxOptions: "seLinuxOptions",
    WindowsOptions: "windowsOptions",
    SecurityProfile: "seccompProfile appArmorProfile",
    "[]NamedValue": "sysctls",
  },
  SELinuxOptions: { string: "user role type level" },
  WindowsOptions: { string: "gmsaCredentialSpecName gmsaCredentialSpec runAsUserName", bool: "hostProcess" },
  SecurityProfile: { string: "type localhostProfile" },
  Container: CONTAINER,
  EphemeralContainer: { ...CONTAINER, string: `${CONTAINER.string} targetContainerName` },
  ContainerPort: { string: "name protocol hostIP", int32: "containerPort hostPort" },
  EnvFrom: { string: "prefix", OptionalReference: "configMapRef secretRef" },
  OptionalReference: { string: "name", bool: "optional" },
  EnvVar: { string: "name value", EnvVarSource: "valueFrom" },
  EnvVarSource: {
    FieldRef: "fieldRef",
    ResourceFieldRef: "resourceFieldRef",
    KeyRef: "configMapKeyRef secretKeyRef",
    FileKeyRef: "fileKeyRef",
  },
  FieldRef: { string: "apiVersion fieldPath" },
  ResourceFieldRef: { string: "containerName resource", quantity: "divisor" },
  KeyRef: { string: "name key", bool: "optional" },
  FileKeyRef: { string: "volumeName path key", bool: "optional" },
  ResourceRequirements: { quantities: "limits requests", "[]ResourceClaim": "claims" },
  ResourceClaim: { string: "name request" },
  ResizePolicy: { string: "resourceName restartPolicy" },
  RestartRule: { string: "action", ExitCodes: "exitCodes" },
  ExitCodes: { string: "operator", "[]int32": "values" },
  VolumeMount: {
    string: "name mountPath subPath subPathExpr mountPropagation recursiveReadOnly",
    bool: "readOnly",
  },
  VolumeDevice: { string: "name devicePath" },
  Probe: {
    ExecAction: "exec",
    HTTPGet: "httpGet",
    TCPSocket: "tcpSocket",
    GRPC: "grpc",
    int32: "initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold",
    int64: "terminationGracePeriodSeconds",
  },
  Lifecycle: { LifecycleHandler: "postStart preStop", string: "stopSignal" },
  LifecycleHandler: { ExecAction: "exec", HTTPGet: "httpGet", TCPSocket: "tcpSocket", Sleep: "sleep" },
  ExecAction: { "[]string": "command" },
  HTTPGet: { string: "path host scheme", port: "port", "[]NamedValue": "httpHeaders" },
  TCPSocket: { string: "host", port: "port" },
  GRPC: { int32: "port", string: "service" },
  Sleep: { int64: "seconds" },
  SecurityContext: {
    Capabilities: "capabilities",
    bool: "privileged runAsNonRoot readOnlyRootFilesystem allowPrivilegeEscalation",
    SELinuxOptions: "seLinuxOptions",
    WindowsOptions: "windowsOptions",
    int64: "runAsUser runAsGroup",
    string: "procMount",
    SecurityProfile: "seccompProfile appArmorProfile",
  },
  Capabilities: { "[]string": "add drop" },
  PodStatus: {
    string: "phase message reason nominatedNodeName hostIP podIP qosClass resize",
    int64: "observedGeneration",
    "[]Condition": "conditions",
    "[]IP": "hostIPs podIPs",
    time: "startTime",
    "[]ContainerStatus": "initContainerStatuses containerStatuses ephemeralContainerStatuses",
    "[]PodResourceClaim": "resourceClaimStatuses",
    ExtendedResourceClaim: "extendedResourceClaimStatus",
    quantities: "allocatedResources",
    ResourceRequirements: "resources",
    "[]any": "nodeAllocatableResourceClaimStatuses",
  },
  IP: { string: "ip" },
  ExtendedResourceClaim: { "[]RequestMapping": "requestMappings", string: "resourceClaimName" },
  RequestMapping: { string: "containerName resourceName requestName" },
  ContainerStatus: {
    string: "name image imageID containerID stopSignal",
    ContainerState: "state lastState",
    bool: "ready started",
    int32: "restartCount",
    quantities: "allocatedResources",
    ResourceRequirements: "resources",
    "[]VolumeMountStatus": "volumeMounts",
    ContainerUser: "user",
    "[]ResourceStatus": "allocatedResourcesStatus",
  },
  ContainerState: { Waiting: "waiting", Running: "running", Terminated: "terminated" },
  Waiting: { string: "reason message" },
  Running: { time: "startedAt" },
  Terminated: { int32: "exitCode signal", string: "reason message containerID", time: "startedAt finishedAt" },
  VolumeMountStatus: { string: "name mountPath recursiveReadOnly", bool: "readOnly", VolumeStatus: "volumeStatus" },
  VolumeStatus: { ImageStatus: "image" },
  ImageStatus: { string: "imageRef" },
  ContainerUser: { LinuxUser: "linux" },
  LinuxUser: { int64: "uid gid", "[]int64": "supplementalGroups" },
  ResourceStatus: { string: "name", "[]ResourceHealth": "resources" },
  ResourceHealth: { string: "resourceID health message" },
};

/** A type that a part of an object is of. */
export interface FieldType {
  readonly names: ReadonlySet<string>;
  /** The kind of each field, by its name, as {@link TYPES} has it. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** The type of a name; undefined where there is no such type. */
export function fieldTypeOf(name: string): FieldType | undefined {
  known ??= new Map(Object.entries({ ...TYPES, ...volumeTypes() }).map(([type, kinds]) => [type, fieldType(kinds)]));
  return known.get(name);
}

let known: ReadonlyMap<string, FieldType> | undefined;

function fieldType(written: Readonly<Record<string, string>>): FieldType {
  const kinds = new Map(
    Object.entries(written).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
  );
  return { names: new Set(kinds.keys()), kinds };
}

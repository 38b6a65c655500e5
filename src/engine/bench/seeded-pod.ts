/**
 * How much of a pod is written: `short` about 900 characters, `full` what `kubectl get -o yaml` prints of a pod of today's
 * Kubernetes, about 4,000.
 */
export type PodText = "short" | "full";

/** A pod of a seeded cluster. */
export interface SeededPod {
  readonly workload: number;
  /** Its number in its workload. */
  readonly replica: number;
  readonly tier: string;
  /** The number of its namespace. */
  readonly home: number;
  /** Its number in the cluster: its node and address follow from it. */
  readonly serial: number;
}

/** `namespace/name` of a pod. */
export function podIdOf({ workload, replica, home }: SeededPod): string {
  return `team-${home}/app-${workload}-${hashOf(workload)}-${replica}`;
}

/** Begins with a letter, so that none is a number. */
function hashOf(workload: number): string {
  return `b${(workload * 7919 + 104729).toString(36)}`;
}

/** Writes a pod as YAML, without a document marker. */
export function seededPod({ workload, replica, tier, home, serial }: SeededPod, text: PodText): string {
  const hash = hashOf(workload);
  return `apiVersion: v1
kind: Pod
metadata:
  annotations:
    checksum/config: ${hash.repeat(6)}
  creationTimestamp: "2026-11-22T08:00:00Z"
  generateName: app-${workload}-${hash}-
  labels:
    app: app-${workload}
    pod-template-hash: ${hash}
    tier: ${tier}
  name: app-${workload}-${hash}-${replica}
  namespace: team-${home}
  ownerReferences:
  - apiVersion: apps/v1
    controller: true
    kind: ReplicaSet
    name: app-${workload}-${hash}
    uid: 5d0c3f0a-0000-4000-8000-${String(workload).padStart(12, "0")}
spec:
  containers:
  - image: registry.example.com/app-${workload}:1.${replica}
    name: main
    ports:
    - containerPort: ${8000 + (workload % 7)}
      name: http
      protocol: TCP
    - containerPort: 9090
      name: metrics
      protocol: TCP
${text === "full" ? FULL_CONTAINER : "    resources: {}\n"}  nodeName: node-${serial % 20}
  restartPolicy: Always
${text === "full" ? FULL_SPEC : ""}status:
${text === "full" ? fullStatus(workload, hash) : ""}  hostIP: 172.18.0.${(serial % 20) + 2}
  phase: Running
  podIP: 10.244.${Math.floor(serial / 250)}.${(serial % 250) + 2}
  podIPs:
  - ip: 10.244.${Math.floor(serial / 250)}.${(serial % 250) + 2}
`;
}

const PROBE = `      failureThreshold: 3
      httpGet:
        path: /healthz
        port: http
        scheme: HTTP
      periodSeconds: 10
      successThreshold: 1
      timeoutSeconds: 1
`;
const FULL_CONTAINER = `    env:
    - name: POD_NAME
      valueFrom:
        fieldRef:
          apiVersion: v1
          fieldPath: metadata.name
    - name: LOG_LEVEL
      value: "info"
    - name: DATABASE_URL
      valueFrom:
        secretKeyRef:
          key: url
          name: database
    imagePullPolicy: IfNotPresent
    livenessProbe:
${PROBE}    readinessProbe:
${PROBE}    resources:
      limits:
        cpu: 500m
        memory: 512Mi
      requests:
        cpu: 100m
        memory: 128Mi
    securityContext:
      allowPrivilegeEscalation: false
      capabilities:
        drop:
        - ALL
      readOnlyRootFilesystem: true
      runAsNonRoot: true
    terminationMessagePath: /dev/termination-log
    terminationMessagePolicy: File
    volumeMounts:
    - mountPath: /tmp
      name: tmp
    - mountPath: /var/run/secrets/kubernetes.io/serviceaccount
      name: kube-api-access
      readOnly: true
  dnsPolicy: ClusterFirst
  enableServiceLinks: true
`;
const FULL_SPEC = `  schedulerName: default-scheduler
  securityContext: {}
  serviceAccount: default
  serviceAccountName: default
  terminationGracePeriodSeconds: 30
  tolerations:
  - effect: NoExecute
    key: node.kubernetes.io/not-ready
    operator: Exists
    tolerationSeconds: 300
  - effect: NoExecute
    key: node.kubernetes.io/unreachable
    operator: Exists
    tolerationSeconds: 300
  volumes:
  - emptyDir: {}
    name: tmp
  - name: kube-api-access
    projected:
      defaultMode: 420
      sources:
      - serviceAccountToken:
          expirationSeconds: 3607
          path: token
      - configMap:
          items:
          - key: ca.crt
            path: ca.crt
          name: kube-root-ca.crt
      - downwardAPI:
          items:
          - fieldRef:
              apiVersion: v1
              fieldPath: metadata.namespace
            path: namespace
`;

function fullStatus(workload: number, hash: string): string {
  const conditions = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"].map(
    (type) =>
      `  - lastProbeTime: null\n    lastTransitionTime: "2026-11-22T08:00:05Z"\n    status: "True"\n    type: ${type}\n`,
  );
  return `  conditions:
${conditions.join("")}  containerStatuses:
  - containerID: containerd://${hash.repeat(9)}
    image: registry.example.com/app-${workload}:1
    imageID: registry.example.com/app-${workload}@sha256:${hash.repeat(9)}
    lastState: {}
    name: main
    ready: true
    restartCount: 0
    started: true
    state:
      running:
        startedAt: "2026-11-22T08:00:03Z"
`;
}

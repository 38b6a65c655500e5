const SAMPLE = `apiVersion: sallyport.dev/v1
kind: Expectation
metadata:
  name: only-the-backend
  namespace: app
spec:
  connections:
    - from: backend
      to: database
      ports: [{ port: 5432 }]
      expect: Allowed
    - from: frontend
      to: database
      expect: Denied
      message: only the backend asks the database`;

/** What an expectation is, where there is none. */
export function NothingExpected() {
  return (
    <div className="nothing-expected">
      <p>
        An expectation says which connection must, or must not, be possible. It is a document beside your policies, in{" "}
        <code>expectations.yaml</code>, and with every edit you see here whether it still holds.
      </p>
      <pre>{SAMPLE}</pre>
    </div>
  );
}

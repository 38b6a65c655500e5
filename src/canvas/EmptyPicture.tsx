/** What stands in the picture's place where the text has nothing to draw: what to do about it. */
export function EmptyPicture() {
  return (
    <div className="canvas-waiting">
      <p>Nothing to draw yet.</p>
      <p>
        Write a Pod, a Deployment or a NetworkPolicy at the left, or paste what <code>kubectl get</code> gave anywhere
        on the page.
      </p>
    </div>
  );
}

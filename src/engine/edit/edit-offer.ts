import type { EditContext } from "./edit-context";

/** What a form asks before it can offer choices. */
export type OfferRequest = { readonly kind: "nothing" };

/** What a form may offer; `kind` is that of the request. */
export type EditOffer = { readonly kind: "nothing" };

/** Works out what a form offers; null where what it is about is gone. */
export function offerEdit(_context: EditContext, request: OfferRequest): EditOffer | null {
  return request;
}

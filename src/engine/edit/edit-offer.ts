import type { EditContext } from "./edit-context";
import { offerPolicies, type PoliciesOffer, type PoliciesRequest } from "./offer-policies";
import { offerReady, type ReadyOffer, type ReadyRequest } from "./offer-ready";

/** What a form asks before it can offer choices. */
export type OfferRequest = { readonly kind: "nothing" } | ReadyRequest | PoliciesRequest;

/** What a form may offer; `kind` is that of the request. */
export type EditOffer = { readonly kind: "nothing" } | ReadyOffer | PoliciesOffer;

/** Works out what a form offers; null where what it is about is gone. */
export function offerEdit(context: EditContext, request: OfferRequest): EditOffer | null {
  switch (request.kind) {
    case "nothing":
      return request;
    case "ready-policy":
      return offerReady(context, request);
    case "policies":
      return offerPolicies(context, request);
  }
}

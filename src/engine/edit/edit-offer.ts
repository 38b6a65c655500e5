import type { EditContext } from "./edit-context";
import { type AllowOffer, type AllowRequest, offerAllow } from "./offer-allow";
import { type CutOffer, type CutRequest, offerCut } from "./offer-cut";
import { type NewObjectOffer, type NewObjectRequest, offerNewObject } from "./offer-new";
import { type ObjectOffer, type ObjectRequest, offerObject } from "./offer-object";
import { offerPolicies, type PoliciesOffer, type PoliciesRequest } from "./offer-policies";
import { offerPolicy } from "./offer-policy";
import { offerPort, type PortOffer, type PortRequest } from "./offer-port";
import { offerReady, type ReadyOffer, type ReadyRequest } from "./offer-ready";
import type { PolicyOffer, PolicyRequest } from "./policy-form/policy-form";

/** What a form asks before it can offer choices. */
export type OfferRequest =
  | { readonly kind: "nothing" }
  | ReadyRequest
  | PoliciesRequest
  | PolicyRequest
  | AllowRequest
  | PortRequest
  | CutRequest
  | ObjectRequest
  | NewObjectRequest;

/** What a form may offer; `kind` is that of the request. */
export type EditOffer =
  | { readonly kind: "nothing" }
  | ReadyOffer
  | PoliciesOffer
  | PolicyOffer
  | AllowOffer
  | PortOffer
  | CutOffer
  | ObjectOffer
  | NewObjectOffer;

/** Works out what a form offers; null where what it is about is gone. */
export function offerEdit(context: EditContext, request: OfferRequest): EditOffer | null {
  switch (request.kind) {
    case "allow":
      return offerAllow(context, request);
    case "cut":
      return offerCut(context, request);
    case "nothing":
      return request;
    case "object":
      return offerObject(context, request);
    case "new-object":
      return offerNewObject(context, request);
    case "ready-policy":
      return offerReady(context, request);
    case "policies":
      return offerPolicies(context, request);
    case "policy":
      return offerPolicy(context, request);
    case "port":
      return offerPort(request);
  }
}

import { type AllowOffer, type AllowRequest, offerAllow } from "./allow/offer-allow";
import { type CutOffer, type CutRequest, offerCut } from "./cut/offer-cut";
import type { EditContext } from "./edit-context";
import { type NewObjectOffer, type NewObjectRequest, offerNewObject } from "./objects/offer-new";
import { type ObjectOffer, type ObjectRequest, offerObject } from "./objects/offer-object";
import { offerPort, type PortOffer, type PortRequest } from "./offer-port";
import { offerPolicy } from "./policy/offer-policy";
import type { PolicyOffer, PolicyRequest } from "./policy/policy-form";
import { offerPolicies, type PoliciesOffer, type PoliciesRequest } from "./ready/offer-policies";
import { offerReady, type ReadyOffer, type ReadyRequest } from "./ready/offer-ready";

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

import type { EditOffer, OfferRequest } from "../../engine";
import { useActions } from "../../state/store-context";
import { type FormAnswer, useAnswer } from "../asking/use-answer";

/** The offer to a request of a kind. */
type OfferOf<R extends OfferRequest> = Extract<EditOffer, { readonly kind: R["kind"] }>;

/**
 * What a form may offer, asked again when the request or the text changes; null before the first answer. Its `result` is
 * null where what it is about is gone.
 */
export function useOffer<R extends OfferRequest>(request: R | null): FormAnswer<R, OfferOf<R> | null> | null {
  const { offerEdit } = useActions();
  // Safe: an offer is of the kind of its request.
  return useAnswer(request, offerEdit) as FormAnswer<R, OfferOf<R> | null> | null;
}

/** What edits the text from the picture, as one file to fetch. */
export { EditForms } from "../panels/edit/EditForms";
export { EditMenu } from "../panels/edit/menu/EditMenu";
export { PickBar } from "../panels/edit/menu/PickBar";
export { copyFocusedPolicies, pastePolicies } from "./policy-clipboard/policy-clipboard";

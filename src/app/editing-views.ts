/** What edits the text from the picture, as one file to fetch. */
export { EditForms } from "../panels/edit/EditForms";

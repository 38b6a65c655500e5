/** Id of the panel with the filter, and of the search field, which is there while the panel is open. */
export const FILTER_ID = "picture-filter";
export const SEARCH_ID = "picture-search";

/** Opens the filter where it is closed and puts the caret into its search field; false where there is no picture. */
export function searchPicture(): boolean {
  const panel = document.getElementById(FILTER_ID);
  if (panel === null || panel.closest("[hidden]") !== null) return false;
  if (panel.matches(":popover-open")) document.getElementById(SEARCH_ID)?.focus();
  else panel.showPopover();
  return true;
}

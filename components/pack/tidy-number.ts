/** A number as it stands in a document: without the spaces, dashes and country code of the phone it was copied from; empty for no number. */
export function tidyNumber(text: string): string {
  const bare = text.replace(/[\s\-()（）.]/g, '').replace(/^(?:\+|00)86(?=\d{5})/, '');
  return /^\+?\d{3,20}$/.test(bare) ? bare : '';
}

const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** What somebody wrote, with full-width digits, letters and punctuation in their plain form and without spaces at its ends. */
export const plainText = (text: string): string => (PLAIN.test(text) ? text : text.normalize("NFKC").trim());

/** The form in which words are compared: plain, small letters, without spaces and without the punctuation that people add to headings. */
export const comparable = (text: string): string => plainText(text).toLowerCase().replace(/[\s*:;,.、，。:：_\-—/\\|"'“”‘’()（）[\]【】<>《》]/g, "");

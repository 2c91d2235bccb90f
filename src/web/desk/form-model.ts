import type { Language } from "../language.js";
import { wordsOf } from "../language.js";
import { FORMS } from "../words/desk.js";

export type FieldType = "text" | "password" | "textarea" | "select" | "date" | "number" | "file" | "checkbox" | "search";
export interface Option {
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}
/** One field as it is declared; what is left out is not there. */
export interface FieldOptions {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required?: boolean;
  /** Most characters. */
  readonly most?: number;
  readonly options?: readonly Option[];
  readonly checked?: boolean;
  readonly multiple?: boolean;
  readonly accept?: string;
  readonly rows?: number;
  /** A text that is code: evenly spaced, and the form as wide as the page. */
  readonly code?: boolean;
}
/** Something wrong with what was sent; `name`: the field, or "" for the form as a whole. */
export interface Fault {
  readonly name: string;
  readonly text: string;
}

/** A field as the template reads it: nothing is absent. */
export type FieldModel = Readonly<Record<string, unknown>> & { readonly name: string };

const KINDS: Readonly<Record<FieldType, "input" | "textarea" | "select" | "checkbox">> = {
  text: "input", password: "input", date: "input", number: "input", file: "input", search: "input", textarea: "textarea", select: "select", checkbox: "checkbox",
};

export function field({ name, type, label, hint, value = "", required = false, most, options = [], checked = false, multiple = false, accept, rows = 4, code = false }: FieldOptions): FieldModel {
  const kind = KINDS[type];
  return {
    name, type, label, hint: hint ?? false, value, required, most: most ?? false, options, checked, multiple, accept: accept ?? false, rows: String(rows), code,
    isInput: kind === "input", isTextarea: kind === "textarea", isSelect: kind === "select", isCheckbox: kind === "checkbox", step: type === "number",
    autocomplete: type === "password" ? "current-password" : "off",
  };
}

export interface FormOptions {
  readonly id: string;
  readonly action: string;
  readonly button: string;
  /** false: the form carries no token (sign-in). */
  readonly csrf: string | false;
  readonly language: Language;
  readonly fields: readonly FieldModel[];
  readonly faults?: readonly Fault[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly multipart?: boolean;
  /** Says what the act changes; shown above its button. */
  readonly warning?: string;
  readonly dangerous?: boolean;
  readonly method?: "get" | "post";
}

/** A form as the template reads it: faults are summed up on top as links to the fields, and stand beside them. */
export function formModel({ id, action, button, csrf, language, fields, faults = [], hidden = {}, multipart = false, warning, dangerous = false, method = "post" }: FormOptions): object {
  const words = wordsOf(FORMS, language);
  const idOf = (name: string): string => `${id}-${name === "" ? "form" : name.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  return {
    id: idOf(""), wide: fields.some((each) => each.code === true), action, button, method, csrf, multipart, warning: warning ?? false, dangerous, error: words.error, optional: words.optional,
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
    summary: faults.length > 0 && { title: words.faults, faults: faults.map((fault) => ({ href: `#${idOf(fault.name)}`, text: fault.text })) },
    fields: fields.map((each) => {
      const mine = faults.filter((fault) => fault.name === each.name).map((fault) => fault.text);
      const describes = [each.hint !== false && `${idOf(each.name)}-hint`, mine.length > 0 && `${idOf(each.name)}-error`].filter((part) => part !== false);
      return { ...each, id: idOf(each.name), faults: mine, error: words.error, optional: words.optional, describedBy: describes.length > 0 && describes.join(" ") };
    }),
  };
}

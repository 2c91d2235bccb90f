import type { Links, LinkParameters } from "../links.js";
import { wordsOf, type Language } from "../language.js";
import { CHROME } from "../words/chrome.js";

export interface Link {
  readonly href: string;
  readonly text: string;
}
/** The frame of a page. What is absent is `false`. */
export interface LayoutModel {
  readonly lang: Language;
  readonly title: string;
  readonly brand: Link;
  readonly nav: readonly (Link & { readonly current: boolean })[];
  readonly other: Link & { readonly lang: Language };
  readonly words: { readonly skip: string; readonly navLabel: string; readonly footer: string };
  readonly styles: string;
  readonly icon: string;
  /** Says that everything is invented. */
  readonly demonstration: string | false;
  readonly unpublished: string | false;
  /** Where the figures come from: run, version of the scheme, as-of day. */
  readonly source: readonly { readonly label: string; readonly text: string; readonly link: string | false }[];
  readonly links: readonly Link[];
  /** Who is signed in, with the way to the desk and out. */
  readonly desk: { readonly by: string; readonly home: Link; readonly out: Link; readonly csrf: string } | false;
}

export const SECTIONS = ["rankings", "lists", "disclosures", "schemes"] as const;
export type Section = (typeof SECTIONS)[number];

/** What a page says about its frame. */
export interface Frame {
  readonly title: string;
  readonly section: Section | null;
  readonly path: readonly string[];
  readonly parameters: LinkParameters;
  readonly unpublished?: boolean;
  readonly source?: LayoutModel["source"];
  readonly json?: string;
  readonly signedIn?: { readonly by: string; readonly csrf: string };
}
export interface Frames {
  readonly links: Links;
  readonly other: Links;
  readonly asset: (name: string) => string;
  readonly demonstration: boolean;
}

export function layoutOf({ links, other, asset, demonstration }: Frames, frame: Frame): LayoutModel {
  const words = wordsOf(CHROME, links.language);
  const json = frame.json === undefined ? [] : [{ href: frame.json, text: words.json }];
  return {
    lang: links.language, title: frame.title === words.brand ? words.brand : `${frame.title} · ${words.brand}`, brand: { href: links.to([]), text: words.brand },
    nav: SECTIONS.map((section) => ({ href: links.to([section]), text: words[section], current: section === frame.section })),
    other: { href: other.to(frame.path, frame.parameters), text: words.other, lang: other.language },
    words: { skip: words.skip, navLabel: words.navLabel, footer: words.footer }, styles: asset("style.css"), icon: asset("icon.svg"),
    demonstration: demonstration && words.demonstration, unpublished: frame.unpublished === true && words.unpublished,
    desk: frame.signedIn ? { by: frame.signedIn.by, csrf: frame.signedIn.csrf, home: { href: links.to(["desk"]), text: words.desk }, out: { href: links.to(["desk", "sign-out"]), text: words.out } } : false,
    source: frame.source ?? [], links: [...json, { href: "/api/v1/openapi.json", text: words.api }],
  };
}

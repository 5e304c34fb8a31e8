/** Whether a text looks like a secret before it is sent. Only a hint: the service decides what it takes out (P9). */
import type { SuspectKind } from "../texts/catalogue";

const WORD = String.raw`(?:pass\s?-?(?:word|code|phrase|wort)|kennwort|\bpwd|كلمة\s(?:ال)?(?:مرور|سر)|الرقم\sالسري)s?`;
const IS = String.raw`(?:\s{0,3}[:=]|\s{1,3}(?:is|was|ist|war|lautet|هي|هو)(?=[\s:=])(?:\s{0,3}[:=])?)`;
const TOLD = new RegExp(
  String.raw`${WORD}(?<is>${IS})\s{0,3}(?<value>\S{4,100})(?:(?<last>[ \t]{0,9}(?:\n|$))|)`,
  "giu",
);

// The best-known forms of handoff/rules/secret_formats.py, which names their sources.
const KEYS = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/,
  /(?<![\w-])A(?:KIA|SIA)[A-Z0-9]{16}/,
  /(?<![\w-])(?:gh[pousr]_\w{30}|github_pat_\w{22}|glpat-[\w.-]{20}|AIza[\w-]{35}|[sr]k_(?:live|test)_\w{16})/,
  /(?<![\w-])(?:sk-(?=[\w-]{0,100}\d)[\w-]{20}|xox[abeoprs]-(?=[\w-]{0,40}\d)[\w.-]{10})/,
  /(?<![\w-])eyJ[\w-]{10,}\.[\w-]{10,}\./,
];

const CARD = /(?<![\w+-])[2-6](?:[ .\u00a0-]?\d){12,18}(?!\d)/g;

/** null: nothing to warn of. */
export function suspected(text: string): SuspectKind | null {
  if (KEYS.some((form) => form.test(text))) return "key";
  if ([...text.matchAll(CARD)].some(([digits]) => isCard(digits.replace(/\D/g, "")))) return "card_number";
  return [...text.matchAll(TOLD)].some(({ groups }) => tells(groups!)) ? "password" : null;
}

/** A sentence that goes on about a password does not tell it: "my password is not accepted". */
function tells({ is, value, last }: Record<string, string | undefined>): boolean {
  if (/^["“„'«]/.test(value!)) return true;
  const bare = value!.replace(/[.,;:!?)]+$/, "");
  const chosen = /[\d@#$%^&*+=_~|\\<>!]/.test(bare) || (/.\p{Lu}/u.test(bare) && bare !== bare.toUpperCase());
  return chosen || (/[:=]/.test(is!) && last !== undefined && !value!.endsWith("?"));
}

/** Luhn's check (ISO/IEC 7812-1), which one digit repeated would pass as well. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, at) => {
    const value = Number(char) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

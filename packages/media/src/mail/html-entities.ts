/** The named characters of Latin-1 in the order of their numbers, from 160 (HTML 4.01 §24.2). */
const latin1Names =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
  "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave " +
  "Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc " +
  "Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc " +
  "iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const named = new Map<string, string>([
  ...latin1Names.split(" ").map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ["quot", '"'],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["apos", "'"],
  ["euro", "€"],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["sbquo", "‚"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["bdquo", "„"],
  ["bull", "•"],
  ["trade", "™"],
  ["prime", "′"],
  ["Prime", "″"],
  ["lsaquo", "‹"],
  ["rsaquo", "›"],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["zwnj", ""],
  ["zwj", ""],
  ["lrm", ""],
  ["rlm", ""],
  ["scaron", "š"],
  ["Scaron", "Š"],
  ["oelig", "œ"],
  ["OElig", "Œ"],
  ["Yuml", "Ÿ"],
  ["dagger", "†"],
  ["Dagger", "‡"],
  ["permil", "‰"],
  ["minus", "−"],
  ["rarr", "→"],
  ["larr", "←"],
]);

/** Character references as characters; unknown ones stay as they are written. */
export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,7});?/gi,
    (written: string, name: string) => {
      if (!name.startsWith("#")) return named.get(name) ?? written;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      if (code === 0 || code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
      return code < 32 && code !== 9 && code !== 10 ? " " : String.fromCodePoint(code);
    },
  );
}

/**
 * A phone number as Finns write it: `040 123 4502`, `0295 039 001`. Numbers of other countries, and Finnish ones of other lengths, stay as they are
 * kept (E.164).
 */
export function phoneWords(phone: string): string {
  const own = /^\+358(\d{5,10})$/.exec(phone)?.[1];
  if (own === undefined) return phone;
  const national = `0${own}`;
  const parts =
    /^0[23]\d/.test(national) && national.length === 10
      ? /^(\d{4})(\d{3})(\d{3})$/.exec(national)
      : /^0(?:4\d|50)/.test(national)
        ? /^(\d{3})(\d{3})(\d{3,5})$/.exec(national)
        : null;
  return parts === null ? phone : parts.slice(1).join(" ");
}

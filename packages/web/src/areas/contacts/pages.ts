export { ContactList } from "./contact-list.tsx";
export { ContactPage } from "./contact-page.tsx";

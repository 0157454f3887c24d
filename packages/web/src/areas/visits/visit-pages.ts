export { BookingPage, OfferAgainPage } from "./booking-page.tsx";
export { LetterPage } from "./letter-page.tsx";
export { OfficesPage } from "./offices-page.tsx";
export { RecordPage } from "./record-page.tsx";
export { VisitPage } from "./visit-page.tsx";

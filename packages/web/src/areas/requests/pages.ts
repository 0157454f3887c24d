export { RequestDesk } from "./request-desk.tsx";

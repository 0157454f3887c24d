/** The library types only what it expects to be called. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";

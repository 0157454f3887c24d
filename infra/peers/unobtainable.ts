/** A tool or server that could not be had: the suites that need it say NOT RUN with these words. */
export class Unobtainable extends Error {}

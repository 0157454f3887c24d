import { systemSuite } from "./suite/system-suite.ts";

systemSuite("all-in-one");

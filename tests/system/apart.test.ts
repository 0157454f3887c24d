import { systemSuite } from "./suite/system-suite.ts";

systemSuite("apart");

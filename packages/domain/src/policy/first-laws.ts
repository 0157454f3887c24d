import { calendarDate } from "../calendar/calendar-date.ts";
import type { Law } from "./law.ts";

/** The six acts of notice A (l.29–34) and those that took their place; the set is open-ended. */
export const firstLaws: readonly Law[] = [
  law("916-2012", "2013-01-01", ["2024-12-31", "380-2023"], {
    fi: "Laki julkisesta työvoima- ja yrityspalvelusta 916/2012",
    sv: "Lag om offentlig arbetskrafts- och företagsservice 916/2012",
    en: "Act on Public Employment and Business Service 916/2012",
  }),
  law("1290-2002", "2003-01-01", [], {
    fi: "Työttömyysturvalaki 1290/2002",
    sv: "Lag om utkomstskydd för arbetslösa 1290/2002",
    en: "Unemployment Security Act 1290/2002",
  }),
  law("1305-2002", "2003-01-01", ["2024-07-31"], {
    fi: "Vuorotteluvapaalaki 1305/2002",
    sv: "Lag om alterneringsledighet 1305/2002",
    en: "Act on Job Alternation Leave 1305/2002",
  }),
  law("1386-2010", "2011-09-01", ["2024-12-31", "681-2023"], {
    fi: "Laki kotoutumisen edistämisestä 1386/2010",
    sv: "Lag om främjande av integration 1386/2010",
    en: "Act on the Promotion of Immigrant Integration 1386/2010",
  }),
  law("189-2001", "2001-09-01", [], {
    fi: "Laki kuntouttavasta työtoiminnasta 189/2001",
    sv: "Lag om arbetsverksamhet i rehabiliteringssyfte 189/2001",
    en: "Act on Rehabilitative Work 189/2001",
  }),
  law("1369-2014", "2015-01-01", ["2024-12-31", "381-2023"], {
    fi: "Laki työllistymistä edistävästä monialaisesta yhteispalvelusta 1369/2014",
    sv: "Lag om sektorsövergripande samservice som främjar sysselsättningen 1369/2014",
    en: "Act on Multisectoral Joint Service Promoting Employment 1369/2014",
  }),
  law("380-2023", "2025-01-01", [], {
    fi: "Laki työvoimapalveluiden järjestämisestä 380/2023",
    sv: "Lag om ordnande av arbetskraftsservice 380/2023",
    en: "Act on the Organisation of Employment Services 380/2023",
  }),
  law("381-2023", "2025-01-01", [], {
    fi: "Laki työllistymisen monialaisesta edistämisestä 381/2023",
    sv: "Lag om sektorsövergripande främjande av sysselsättningen 381/2023",
    en: "Act on the Multisectoral Promotion of Employment 381/2023",
  }),
  law("681-2023", "2025-01-01", [], {
    fi: "Laki kotoutumisen edistämisestä 681/2023",
    sv: "Lag om främjande av integration 681/2023",
    en: "Act on the Promotion of Integration 681/2023",
  }),
];

function law(id: string, from: string, [until, successor]: readonly string[], names: Law["names"]): Law {
  return {
    id,
    names,
    from: calendarDate(from),
    ...(until === undefined ? {} : { until: calendarDate(until) }),
    ...(successor === undefined ? {} : { successor }),
  };
}

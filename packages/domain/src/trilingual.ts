/** Words in the three languages of the staff pages. Finnish and Swedish are equal by law (423/2003). */
export interface Trilingual {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

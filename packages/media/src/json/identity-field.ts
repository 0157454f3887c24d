/**
 * Names of fields that hold who a person is or where they wrote from. A chat has no place for any of them (Notice A,
 * "Chat": no identifying data of the customer), whatever platform they come from.
 */
const names = new Set(
  (
    "ip ipaddress ipaddr clientip remoteaddress remoteaddr xforwardedfor host hostname " +
    "email mail emailaddress emails name firstname lastname surname fullname givenname familyname displayname realname " +
    "customername visitorname contactname nick nickname username login user userid uid account accountid accountname " +
    "customer customerid clientid client visitor visitorid guest person personid subject subjectid participantid " +
    "phone phonenumber phones mobile mobilephone tel telephone msisdn callerid " +
    "address streetaddress street city town postcode postalcode zip zipcode geo geolocation location lat lon latitude " +
    "longitude region municipality useragent ua browser device deviceid os platform fingerprint referrer referer url " +
    "pageurl page cookie cookies session sessionid token hetu henkilotunnus ssn personnummer personalidentitycode identitycode " +
    "nationalid birthdate dateofbirth dob gender sex avatar photo picture iban bankaccount sdes unauthsdes authenticated " +
    "socialid facebook whatsapp metadata additionalattributes customattributes"
  ).split(" "),
);

/** Whether a field's name, however it is spelled (`user_agent`, `User-Agent`, `userAgent`), is one of identity. */
export function isIdentityField(name: string): boolean {
  return names.has(name.toLowerCase().replaceAll(/[^a-zäöå0-9]/g, ""));
}

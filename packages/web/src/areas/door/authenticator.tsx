import { CopyText } from "../../parts/copy-text.tsx";
import { QrPicture } from "../../parts/qr-picture.tsx";
import { useWords } from "../../words/use-words.ts";

/** An authenticator's secret as picture, text and link: whichever the person's device can take. */
export function Authenticator({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  const say = useWords();
  return (
    <div>
      <p>{say("door.authenticator-how")}</p>
      <QrPicture text={uri} />
      <CopyText label={say("door.authenticator-secret")} text={secret.replaceAll(/(.{4})(?=.)/g, "$1 ")} />
      <p>
        <a href={uri}>{say("door.authenticator-uri")}</a>
      </p>
    </div>
  );
}

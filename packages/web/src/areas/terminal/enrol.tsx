import { useState } from "react";
import { addresses } from "../../api/addresses.ts";
import { tellIn } from "./citizen-words.ts";
import { Frame } from "./frame.tsx";
import { Key } from "./key.tsx";

const tell = tellIn("fi");

/** A device becomes a terminal by a one-time link and a press. */
export function Enrol({ token, onEnrolled }: { readonly token: string; readonly onEnrolled: () => void }) {
  const [isRefused, setRefused] = useState(false);
  const enrol = async () => {
    const response = await fetch(addresses.acceptTerminal.replace("post ", ""), {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify({ token }),
    });
    if (response.ok) onEnrolled();
    else setRefused(true);
  };
  return (
    <Frame page="enrol" title={tell(isRefused ? "enrol-refused" : "not-enrolled")} loud={isRefused}>
      {isRefused ? null : (
        <div className="keys">
          <Key look="main" onPress={() => void enrol().catch(() => setRefused(true))}>
            {tell("enrol")}
          </Key>
        </div>
      )}
    </Frame>
  );
}

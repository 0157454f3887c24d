import type { Me } from "@tallenne/contracts";
import { useEffect, useId, useRef, useState } from "react";
import { failureOf } from "../api/failure.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { problemWords } from "../parts/problem-note.tsx";
import { Link } from "../route/link.tsx";
import { go } from "../route/location.ts";
import { leave, wear } from "../session/acts.ts";
import { useLanguage, useWords } from "../words/use-words.ts";

/** Own name with the role worn; under it the other roles, own page and signing out. */
export function PersonMenu({ me }: { readonly me: Me }) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === true) return;
      setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      box.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  const attempt = (act: () => Promise<void>) => {
    act().then(
      () => go("/"),
      (thrown: unknown) => setWrong(problemWords(failureOf(thrown), say, language)),
    );
  };
  return (
    <div className="person" ref={box}>
      <button
        type="button"
        className="plain-button person-button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={say("shell.person-menu", { name: shortName(me.name) })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span className="person-name">{shortName(me.name)}</span>
        <Icon name="down" size={12} />
      </button>
      {open ? (
        <div id={id} className="person-menu">
          <p className="person-whole">{me.name}</p>
          {me.roles.length > 1 ? (
            <fieldset>
              <legend>{say("shell.roles-worn")}</legend>
              {me.roles.map((role) => (
                <label key={role} className="radio">
                  <input
                    type="radio"
                    name="role"
                    checked={role === me.role}
                    onChange={() => attempt(() => wear(role))}
                  />
                  {say(`shell.role-${role}`)}
                </label>
              ))}
              <p className="hint">{say("shell.role-change-clears")}</p>
            </fieldset>
          ) : (
            <p>{say(`shell.role-${me.role}`)}</p>
          )}
          <Link to="/me" onGo={() => setOpen(false)}>
            {say("shell.own-page")}
          </Link>
          <Button variant="secondary" onClick={() => attempt(leave)}>
            {say("shell.sign-out")}
          </Button>
          {wrong === undefined ? null : <p role="alert">{wrong}</p>}
        </div>
      ) : null}
    </div>
  );
}

/** `Pirjo Salmivaara` → `P. Salmivaara`. */
function shortName(name: string): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? name;
  return words.length < 2 ? name : `${name.charAt(0)}. ${last}`;
}

import { Suspense, useEffect } from "react";
import { Loading } from "../parts/loading.tsx";
import { useStore } from "../platform/store.ts";
import { go, location } from "../route/location.ts";
import { matchPath } from "../route/match-path.ts";
import { navigationOf } from "../route/navigation.ts";
import { type Route, routes } from "../route/routes.ts";
import { type Session, session } from "../session/session.ts";
import { NotFound } from "./not-found.tsx";

const named = (path: string): Route => {
  const route = routes.find((one) => one.path === path);
  if (route === undefined) throw new Error(`no route ${path}`);
  return route;
};
const signIn = named("/sign-in");
const commitment = named("/commitment");

/** Shows the page of the path, or in its place, over the same path, what must come first: signing in, signing the commitment. */
export function Gate() {
  const { path } = useStore(location);
  const now = useStore(session);
  const found = routes
    .map((route) => ({ route, params: matchPath(route.path, path) }))
    .find(({ params }) => params !== undefined);
  const front = now.state === "in" ? (navigationOf(now.me.role)[0]?.path ?? "/me") : "/";
  const leadsOn = path === "/" && now.state === "in";
  useEffect(() => {
    if (leadsOn) go(front, { replace: true });
  }, [leadsOn, front]);
  if (now.state === "asking" || leadsOn) return <Waiting />;
  if (found?.params === undefined) return <NotFound />;
  const shown = standsFirst(found.route, now) ?? found.route;
  if (shown === "unknown") return <NotFound />;
  const Shown = shown.page;
  return (
    <Suspense fallback={<Waiting />}>
      <Shown key={`${shown.path} ${JSON.stringify(found.params)}`} params={found.params} />
    </Suspense>
  );
}

function standsFirst(route: Route, now: Session): Route | "unknown" | undefined {
  if (route.for === "anyone") return undefined;
  if (now.state !== "in") return signIn;
  if (route.for === "person") return undefined;
  if (route.for !== "signed" && !route.for.includes(now.me.role)) return "unknown";
  return now.signed === "signed" ? undefined : commitment;
}

function Waiting() {
  return (
    <main id="main" className="page waiting">
      <Loading />
    </main>
  );
}

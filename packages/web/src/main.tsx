/** The listening terminal is a page of its own, without the kit, the session or the words of the staff. */
async function open(place: HTMLElement): Promise<void> {
  if (window.location.pathname === "/terminal")
    (await import("./areas/terminal/open-terminal.tsx")).openTerminal(place);
  else await (await import("./shell/open-staff.tsx")).openStaff(place);
}

const place = document.getElementById("tallenne");
if (place !== null) void open(place);

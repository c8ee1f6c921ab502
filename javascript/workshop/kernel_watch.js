// Notices that the kernel is gone and loads the page again: that gives a new kernel, and the page
// stands where it stood. As long as the server itself is away the page goes on with what it has.
const LOOK_EVERY = 1_000;
const PING_EVERY = 4_000;
const LATE = 4_000;
const AGAIN = 20_000;
const KEY = "quickscan-workshop-loaded-again";

/** Looks until the function that it returns is called. */
export function watchKernel(source) {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  let isLooking = false;
  let heard = Date.now();

  async function look() {
    const waited = source.waited();
    if (waited === null) {
      if (Date.now() - heard < PING_EVERY) return;
      heard = Date.now();
      source.ping().catch(() => {});
    } else if (waited > LATE && !isLooking) {
      isLooking = true;
      const state = await stateOf(`${baseUrl}api/kernels/${kernelId}`);
      isLooking = false;
      // The answer may have come in the meantime.
      if (state === "gone" && source.waited() > LATE) loadAgain(source);
      if (state === "away") source.giveUp();
    }
  }

  const timer = setInterval(look, LOOK_EVERY);
  return () => clearInterval(timer);
}

/** "busy", "gone" (it does not work on what was asked) or "away" (no server answers). */
async function stateOf(address) {
  try {
    const found = await fetch(address, { cache: "no-store" });
    if (found.status === 404) return "gone";
    if (!found.ok) return "away";
    return (await found.json()).execution_state === "busy" ? "busy" : "gone";
  } catch {
    return "away";
  }
}

function loadAgain(source) {
  let before = 0;
  try {
    before = Number(sessionStorage.getItem(KEY));
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // Where storing is forbidden the page would lose its place: it stays.
    before = Date.now();
  }
  // A kernel that dies time and again must not make the screen flicker before a full room.
  if (Date.now() - before > AGAIN) window.location.reload();
  else source.giveUp();
}

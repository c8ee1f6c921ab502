// Notices that the kernel is gone and loads the page again: that gives a new kernel, and the page
// stands where it stood. As long as the server itself is away the page goes on with what it has.
const LOOK_EVERY = 1_000;
const PING_EVERY = 4_000;
/** From how many milliseconds without an answer the server is asked about the kernel. */
const LATE = 2_000;
/** A kernel that rests and does not answer is gone; on a slow computer it only looks like that. */
const TOO_LATE = 10_000;
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
      const still = source.waited() ?? 0;
      if (state === "gone" ? still > LATE : state === "silent" && still > TOO_LATE) loadAgain(source);
      if (state === "away") source.giveUp();
    }
  }

  const timer = setInterval(look, LOOK_EVERY);
  return () => clearInterval(timer);
}

/** "busy" with what was asked, "silent", "gone", or "away" when no server answers. */
async function stateOf(address) {
  try {
    const found = await fetch(address, { cache: "no-store" });
    if (found.status === 404) return "gone";
    if (!found.ok) return "away";
    const { execution_state: state } = await found.json();
    if (state === "busy") return "busy";
    return state === "idle" ? "silent" : "gone";
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

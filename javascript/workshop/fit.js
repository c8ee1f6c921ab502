// Words get smaller until they fit the screen; never smaller than the back row can read.
const SIZES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];
/** Below this height, in rem, letters in a picture of the usual form get too small. */
const ROOM_OF_PICTURE = 24.5;

export function fit(screen) {
  const section = screen.firstChild;
  if (!section) return;
  if (section.classList.contains("qsw-run")) fitRound(section);
  else fitWords(screen, section);
}

function fitWords(screen, section) {
  for (const size of SIZES) {
    section.style.setProperty("--fit", size);
    if (screen.scrollHeight <= screen.clientHeight + 1) return;
  }
}

/** In a round the picture takes what is left; then task and levers give room. */
function fitRound(section) {
  const table = section.querySelector(".qsw-table");
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  section.classList.remove("qsw-tight");
  table?.classList.remove("qsw-many");
  const levers = section.querySelectorAll(".qsw-lever");
  const wraps = levers.length > 1 && levers[0].offsetTop !== levers[levers.length - 1].offsetTop;
  const isLow = section.querySelector(".qsw-place").clientHeight < ROOM_OF_PICTURE * rem;
  section.classList.toggle("qsw-tight", wraps || isLow);
  table?.classList.toggle("qsw-many", table.scrollHeight > table.clientHeight + 1);
}

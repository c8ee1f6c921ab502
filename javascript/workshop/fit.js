// Words get smaller until they fit the screen; never smaller than the back row can read.
const SIZES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];
/** Below this height, in rem, letters in a picture of the usual form get too small. */
const ROOM_OF_PICTURE = 24.5;
const TIGHT = ["qsw-tight", "qsw-tighter"];

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
  section.classList.remove(...TIGHT);
  table?.classList.remove("qsw-many");
  for (const tight of TIGHT) {
    if (hasRoom(section, rem)) break;
    section.classList.add(tight);
  }
  table?.classList.toggle("qsw-many", table.scrollHeight > table.clientHeight + 1);
}

function hasRoom(section, rem) {
  const levers = section.querySelectorAll(".qsw-lever");
  const wraps = levers.length === 2 && levers[0].offsetTop !== levers[1].offsetTop;
  const isTight = section.classList.contains(TIGHT[0]);
  return section.querySelector(".qsw-place").clientHeight >= ROOM_OF_PICTURE * rem && (isTight || !wraps);
}

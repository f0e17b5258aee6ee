// Waiting: looks every second how far the work is, moves the bar, and shows the page anew when the work has ended. Without
// it the page comes again by itself, less often.

const bar = document.querySelector("[data-waiting]");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-waiting]");
    if (!next) {
      location.reload();
      return;
    }
    bar.value = next.value;
  } catch {
    // The connection is away; the next look may find it again.
  }
  setTimeout(look, 1000);
}

if (bar) setTimeout(look, 1000);

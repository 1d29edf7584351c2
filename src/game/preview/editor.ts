// Vite's door to the author's editor.

/** `place`: absolute path, line and column, joined by colons. */
export async function openInEditor(place: string): Promise<boolean> {
  try {
    return (await fetch(`/__open-in-editor?file=${encodeURIComponent(place)}`)).ok;
  } catch {
    return false;
  }
}

// Passes events on, as they are, to who runs the functions: the URL in FUNCTIONS.
const passTo = name => async event => {
  const answer = await fetch(new URL(name, process.env.FUNCTIONS), { method: 'POST', body: JSON.stringify(event) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text);
};

export const api = passTo('api');
export const webSocket = passTo('webSocket');

/** Says that the emulator is there, whether or not the functions are. */
export const ready = async () => ({ statusCode: 204 });

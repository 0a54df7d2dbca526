// CWE-346 CWE-940
import { applyTheme } from './theme';
import { store } from './store';

interface Message {
  type: 'theme' | 'token' | 'resize';
  value: string;
}

const frame = document.querySelector<HTMLIFrameElement>('#widget')!;
const WIDGET_ORIGIN = 'https://widget.example.com';

window.addEventListener('message', (event) => {
  const message = event.data as Message;
  switch (message.type) {
    case 'theme':
      applyTheme(message.value);
      break;
    case 'token':
      store.setToken(message.value);
      break;
    case 'resize':
      frame.style.height = `${Number.parseInt(message.value, 10)}px`;
      break;
  }
});

export function greet(name: string) {
  frame.contentWindow?.postMessage({ type: 'hello', name }, WIDGET_ORIGIN);
}

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Toast {
  readonly text: string;
  readonly bad: boolean;
}

/** Long enough to read a line twice. */
const SHOWN_MS = 6_000;

let show: (toast: Toast) => void = () => undefined;

/** Says one line at the bottom of the page for a while. */
export const say = (text: string): void => {
  show({ text, bad: false });
};

/** The same for what went wrong; it stays until it is closed. */
export const sayBad = (text: string): void => {
  show({ text, bad: true });
};

export function ToastArea(): JSX.Element {
  const [toast, setToast] = useState<Toast | null>(null);
  show = setToast;
  useEffect(() => {
    if (toast === null || toast.bad) return undefined;
    const timer = setTimeout(() => {
      setToast(null);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast]);
  return (
    <div class="toasts">
      <div role="status">{toast !== null && !toast.bad && <p class="toast">{toast.text}</p>}</div>
      <div role="alert">
        {toast?.bad && (
          <p class="toast toast-bad">
            {toast.text}
            <button
              type="button"
              class="link-button"
              onClick={() => {
                setToast(null);
              }}
            >
              Close
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

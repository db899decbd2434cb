import { useEffect, useState } from 'preact/hooks';
import { Say } from '../shared/parts.tsx';
import { useSurroundings } from './context.ts';

/** Whether the device itself says that it has no network; the box may be out of reach all the same. */
export function useOffline(): boolean {
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => {
      setOffline(!navigator.onLine);
    };
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOffline;
}

/** Says that the network is away and what can be done all the same; nothing while it is there. */
export function OfflineNote() {
  const { t } = useSurroundings();
  return useOffline() ? <Say tone="warn">{t.offline}</Say> : null;
}

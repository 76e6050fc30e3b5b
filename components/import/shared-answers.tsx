'use client';

import { useEffect, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import { boxNames, Labelled } from '@/components/forms/fields/labelled';
import { fill } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import type { ImportWords } from './import-words';
import { type RoleOption, RoleOptions } from './role-options';

const CITY = 'wurao.city';

/** City and role, said once for all calls. */
export function useSharedAnswers(locale: Locale) {
  const [city, setCity] = useState('');
  const [role, setRole] = useState('');
  useEffect(() => setCity(deviceStore()?.getItem(CITY) ?? ''), []);
  /** The answers as the report wants them, or what is wrong with the city. */
  async function check(words: ImportWords['bar']): Promise<{ city: string; role: string | null } | string> {
    if (city.trim() === '') return words.needCity;
    const { findCity } = await import('@/lib/places/find-city');
    const found = findCity(city.trim());
    if (found.kind === 'none') return fill(words.needKnownCity, { typed: city.trim() });
    if (found.kind === 'several') {
      const { cityLabel } = await import('@/components/forms/report/candidate-label');
      return fill(words.whichCity, { names: found.cities.map((each) => cityLabel(each, locale)).join(' / ') });
    }
    return { city: found.city.adcode, role: role || null };
  }
  const remember = () => {
    try {
      deviceStore()?.setItem(CITY, city.trim().slice(0, 40));
    } catch {
      // A device without room forgets; the city is asked again.
    }
  };
  return { city, setCity, role, setRole, check, remember };
}

type SharedAnswersInput = {
  words: ImportWords['bar'];
  roles: readonly RoleOption[];
  /** Id of the page's list of city names. */
  cities: string;
  shared: ReturnType<typeof useSharedAnswers>;
};

const BOX = 'box mt-2 scroll-my-36 sm:w-80';

/** Their two questions. */
export function SharedAnswers({ words, roles, cities, shared }: SharedAnswersInput) {
  const city = { id: 'city', label: words.city, hint: words.cityHint };
  const role = { id: 'role', label: words.role, hint: words.roleHint };
  return (
    <div className="mt-8 space-y-6">
      <h3 className="text-lg">{words.once}</h3>
      <Labelled {...city}>
        <input
          {...boxNames(city)}
          type="text"
          list={cities}
          maxLength={40}
          autoComplete="off"
          value={shared.city}
          onChange={(event) => shared.setCity(event.target.value)}
          className={BOX}
        />
      </Labelled>
      <Labelled {...role}>
        <select
          {...boxNames(role)}
          value={shared.role}
          onChange={(event) => shared.setRole(event.target.value)}
          className={BOX}
        >
          <RoleOptions roles={roles} />
        </select>
      </Labelled>
    </div>
  );
}

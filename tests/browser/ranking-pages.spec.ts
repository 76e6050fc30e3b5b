import { expect, test } from './quiet-page';

test('no page shows the key of a missing message', async ({ page }) => {
  for (const path of ['/methodology', '/en/methodology', '/rankings', '/rankings?measure=premium', '/insurers/picc']) {
    await page.goto(path);
    await expect(page.locator('main'), path).not.toContainText(
      /\b(?:methodology|rankings|insurers|charts|runs)\.(?!ts\b)[a-z]/i,
    );
  }
});

test('the ranking can be read by calls, premium and cars, each with its address and a word of warning', async ({
  page,
}) => {
  await page.goto('/rankings');
  const orders = page.getByRole('navigation', { name: '按什么排' });
  await expect(orders.getByRole('link', { name: '指数（榜单）' })).toHaveAttribute('aria-current', 'page');
  for (const [name, measure] of [
    ['只数来电', 'calls'],
    ['每亿元保费', 'premium'],
    ['每万辆车', 'vehicles'],
  ] as const) {
    await orders.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`/rankings\\?measure=${measure}$`));
    await expect(orders.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await expect(page).toHaveTitle(new RegExp(name));
  }
  await page.goto('/rankings?measure=vehicles&role=agency');
  await orders.getByRole('link', { name: '只数来电' }).click();
  await expect(page).toHaveURL(/\/rankings\?role=agency&measure=calls$/);
});

test('a brigade can be chosen and enlarged, without script too', async ({ page }) => {
  await page.goto('/methodology#attack');
  const attack = page.getByRole('group', { name: '刷榜的方式与数目' });
  const said = attack.locator('p:visible', { hasText: '点名己公司' });
  await expect(said).toHaveCount(1);
  await expect(said).toContainText('搁置');
  await attack.locator('label', { hasText: '0%' }).first().click();
  await expect(said).toContainText('没有刷榜时');
  await expect(said).toContainText('只数来电排第 7');
  await attack.locator('label', { hasText: '50%' }).click();
  await expect(said).toContainText('只数来电排到第 1');
  await attack.getByText('附假证据慢慢刷').click();
  await expect(said).toContainText('核对没看出来');
  await expect(attack.locator('figure:visible')).toHaveCount(2);
});

test('a brigade can be enlarged with the keyboard alone @js', async ({ page }) => {
  await page.goto('/en/methodology');
  const sizes = page.getByRole('radio', { name: '20%' });
  await sizes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '30%' })).toBeChecked();
  await expect(page.locator('p:visible', { hasText: 'Calls naming F grow' })).toHaveCount(1);
});

test('the regulator’s table stands beside our ranks, with its source', async ({ page }) => {
  await page.goto('/methodology');
  const regulator = page.locator('#regulator');
  const first = regulator.getByRole('row').filter({ hasText: '683 件' });
  await expect(first).toContainText('34');
  await expect(first.getByRole('link')).toHaveAttribute('href', '/insurers/picc');
  await regulator.locator('summary').first().click();
  await expect(regulator.getByRole('row').filter({ hasText: '阳光农险' })).toBeVisible();
  await expect(regulator.locator('a[href^="http"]')).toHaveCount(2);
});

test('the first screen has one red button @js', async ({ page }) => {
  await page.goto('/');
  const { height = 0 } = page.viewportSize() ?? {};
  const links = page.locator('a[href="/report"]');
  const tops = await links.evaluateAll((all) =>
    all
      .filter((a) => a.checkVisibility() && a.className.includes('bg-vermilion'))
      .map((a) => a.getBoundingClientRect().top),
  );
  const phone = (page.viewportSize()?.width ?? 0) < 600;
  const inSight = tops.filter((top) => top < height);
  if (phone) expect(inSight).toHaveLength(1);
  else expect(inSight.length).toBeGreaterThan(0);
});

/** How large a company's motor business is: cars, and a year's premium in 亿元 (100 million yuan); null where no source gives it. */
export type Business = { readonly vehicles: number; readonly premiumYi: number | null };

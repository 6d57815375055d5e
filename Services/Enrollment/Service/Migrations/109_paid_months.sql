-- Which months are paid for: from the first to the last (paid_through), without those that were left out.

alter table insurance_case add column paid_from text;
alter table insurance_case add column missing_months text[] not null default '{}';

-- Of the year in which somebody paid last, as before nothing was noticed between two years.
update insurance_case set paid_from = (
    select min(greatest(period, left(paid_through, 4) || '-01')) from insurance_contribution
    where case_id = insurance_case.id and left(period, 4) = left(paid_through, 4) and period <= paid_through)
where paid_through is not null;
update insurance_case set paid_from = paid_through where paid_through is not null and paid_from is null;
update insurance_case set missing_months = coalesce((
    select array_agg(to_char(month, 'YYYY-MM') order by month)
    from generate_series((paid_from || '-01')::date, (paid_through || '-01')::date, interval '1 month') as month
    where not exists (
        select from insurance_contribution
        where case_id = insurance_case.id and (period || '-01')::date <= month
            and (period || '-01')::date + make_interval(months => months) > month)), '{}')
where paid_through is not null;
-- Who is told: the deadline looks at once, and puts them in arrears.
update insurance_case set due_at = now() where state = 'current' and missing_months <> '{}';

-- Statistics: tables of a month, published once and never changed or computed again.
--
-- What is counted stays out of sight of every role: the gateway may have a month published that is
-- over, and read what was.

-- minimum  fewest of anything that a cell may tell of
CREATE TABLE register.statistic_month (
    month date PRIMARY KEY CHECK (extract(DAY FROM month) = 1),
    published_at timestamptz NOT NULL DEFAULT now(),
    minimum integer NOT NULL CHECK (minimum >= 10)
);

-- area      municipality, or the safety region in place of all its municipalities
-- category  codes of the register, a slash between two
-- value     rounded to five
CREATE TABLE register.statistic (
    month date NOT NULL REFERENCES register.statistic_month,
    topic text NOT NULL CHECK (
        topic IN (
            'INSPECTIONS', 'CHECKS', 'ANNOTATIONS', 'LICENCE_DECISIONS', 'OPERATOR_MEASURES'
        )
    ),
    category text NOT NULL CHECK (category ~ '^[A-Z_]+(/[A-Z_]+)?$'),
    area text NOT NULL CHECK (area ~ '^(GM[0-9]{4}|VR[0-9]{2})$'),
    value integer NOT NULL CHECK (value >= 10 AND value % 5 = 0),
    PRIMARY KEY (month, topic, category, area)
);

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON register.statistic_month
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();
CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON register.statistic_month
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON register.statistic
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();
CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON register.statistic
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

-- What is counted of a month: each thing in one category of one topic, so that no two tables
-- overlap. A person counts once in a category, however often they were checked.
CREATE FUNCTION register.statistic_units(since timestamptz, until timestamptz)
RETURNS TABLE (municipality text, topic text, category text, unit text)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT
        coalesce(inspection.assigned_to, inspection.municipality),
        'INSPECTIONS',
        inspection.kind || '/' || inspection.outcome,
        inspection.id::text
    FROM register.inspection
    WHERE inspection.closed_at >= since
        AND inspection.closed_at < until
        AND inspection.outcome IS NOT NULL
    UNION ALL
    SELECT
        coalesce(inspection.assigned_to, inspection.municipality),
        'CHECKS',
        recorded_check.result,
        coalesce(licence.subject, recorded_check.id::text)
    FROM register.recorded_check
    INNER JOIN register.inspection ON recorded_check.inspection_id = inspection.id
    LEFT JOIN register.licence ON recorded_check.licence_number = licence.number
    WHERE recorded_check.checked_at >= since AND recorded_check.checked_at < until
    UNION ALL
    SELECT
        coalesce(annotation.assigned_to, annotation.municipality),
        'ANNOTATIONS',
        annotation.track || '/' || annotation.category,
        coalesce(annotation.subject, annotation.operator_licence_number, annotation.id::text)
    FROM register.annotation
    WHERE annotation.made_at >= since
        AND annotation.made_at < until
        AND annotation.superseded_by IS NULL
        AND NOT annotation.restricted
    UNION ALL
    SELECT
        coalesce(licence.assigned_to, licence.municipality),
        'LICENCE_DECISIONS',
        decision.kind,
        licence.subject
    FROM register.decision
    INNER JOIN register.licence ON decision.licence_number = licence.number
    WHERE decision.decided_on >= (since AT TIME ZONE 'Europe/Amsterdam')::date
        AND decision.decided_on < (until AT TIME ZONE 'Europe/Amsterdam')::date
    UNION ALL
    SELECT
        coalesce(operator_licence.assigned_to, operator_licence.municipality),
        'OPERATOR_MEASURES',
        measure.kind,
        operator_licence.subject
    FROM register.measure
    INNER JOIN register.operator_licence
        ON measure.operator_licence_number = operator_licence.number
    WHERE measure.imposed_on >= (since AT TIME ZONE 'Europe/Amsterdam')::date
        AND measure.imposed_on < (until AT TIME ZONE 'Europe/Amsterdam')::date
$$;

-- The cells of a month that may be told: of a safety region either every municipality, where each
-- reaches the minimum, or the region in their place, where it does; else nothing. So nothing can
-- be subtracted from anything, and what is not told may be any number below the minimum, none too.
--
-- A municipality that has ceased counts as its successor of the last day; records of one that was
-- split count once they are assigned.
CREATE FUNCTION register.compute_statistics(of_month date, minimum integer)
RETURNS TABLE (topic text, category text, area text, value integer)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    WITH RECURSIVE standing AS (
        SELECT municipality.code, municipality.safety_region
        FROM register.municipality
        WHERE municipality.safety_region IS NOT NULL
            AND municipality.valid_from < of_month + interval '1 month'
            AND (
                municipality.valid_until IS NULL
                OR municipality.valid_until >= of_month + interval '1 month'
            )
    ),

    heir AS (
        SELECT municipality.code, municipality.code AS place
        FROM register.municipality
        UNION
        SELECT heir.code, succession.to_code
        FROM heir
        INNER JOIN register.municipality_succession AS succession
            ON heir.place = succession.from_code
        WHERE succession.kind <> 'SPLIT'
            AND succession.succeeded_on < of_month + interval '1 month'
    ),

    unit AS MATERIALIZED (
        SELECT standing.code, standing.safety_region, counted.topic, counted.category, counted.unit
        FROM register.statistic_units(
            of_month::timestamp AT TIME ZONE 'Europe/Amsterdam',
            (of_month + interval '1 month') AT TIME ZONE 'Europe/Amsterdam'
        ) AS counted
        INNER JOIN heir ON counted.municipality = heir.code
        INNER JOIN standing ON heir.place = standing.code
    ),

    town AS (
        SELECT
            unit.topic, unit.category, unit.safety_region, unit.code,
            count(DISTINCT unit.unit) AS number
        FROM unit
        GROUP BY unit.topic, unit.category, unit.safety_region, unit.code
    ),

    region AS (
        SELECT
            unit.topic, unit.category, unit.safety_region,
            count(DISTINCT unit.unit) AS number
        FROM unit
        GROUP BY unit.topic, unit.category, unit.safety_region
    ),

    apart AS (
        SELECT town.topic, town.category, town.safety_region
        FROM town
        WHERE town.number >= minimum
        GROUP BY town.topic, town.category, town.safety_region
        HAVING count(*) = (
            SELECT count(*) FROM standing WHERE standing.safety_region = town.safety_region
        )
    ),

    told AS (
        SELECT town.topic, town.category, town.code AS area, town.number
        FROM town
        INNER JOIN apart USING (topic, category, safety_region)
        UNION ALL
        SELECT region.topic, region.category, region.safety_region, region.number
        FROM region
        LEFT JOIN apart USING (topic, category, safety_region)
        WHERE apart.topic IS NULL AND region.number >= minimum
    )

    SELECT told.topic, told.category, told.area, (round(told.number / 5.0) * 5)::integer
    FROM told
$$;

-- Publishes a month that is over, once; null where it was published already, or is at this moment.
CREATE FUNCTION register.publish_statistics(of_month date, minimum integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    cells integer;
BEGIN
    IF of_month + interval '1 month' > register.today() THEN
        RAISE EXCEPTION 'a month is published when it is over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'month_over';
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('registerpoort statistics')) THEN
        RETURN NULL;
    END IF;
    INSERT INTO register.statistic_month (month, minimum) VALUES (of_month, minimum)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    INSERT INTO register.statistic (month, topic, category, area, value)
    SELECT of_month, told.topic, told.category, told.area, told.value
    FROM register.compute_statistics(of_month, minimum) AS told;
    GET DIAGNOSTICS cells = ROW_COUNT;
    RETURN cells;
END
$$;

REVOKE EXECUTE ON FUNCTION register.statistic_units(timestamptz, timestamptz) FROM public;
REVOKE EXECUTE ON FUNCTION register.compute_statistics(date, integer) FROM public;
REVOKE EXECUTE ON FUNCTION register.publish_statistics(date, integer) FROM public;
GRANT EXECUTE ON FUNCTION register.publish_statistics(date, integer) TO registerpoort_gateway;

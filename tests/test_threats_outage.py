"""No record, no data: T33 over HTTP."""

from tests.attacks.scene import Scene

pytest_plugins = ["tests.attacks.fixtures"]

CHECK = '{ licenceCheck(number: "UTRECHT222") { licence { photo { base64 } } } }'
PUBLIC = "{ operatorLicences { nodes { number } } }"


async def test_t33_without_a_confirmed_record_nothing_is_disclosed(own_scene: Scene) -> None:
    before = own_scene.ask(CHECK, "inspector")

    await own_scene.staff.execute(
        "ALTER TABLE access.disclosure_record ADD CONSTRAINT full_disk CHECK (false) NOT VALID"
    )
    with own_scene.listening() as lines:
        failed = own_scene.ask(CHECK, "inspector")
    public = own_scene.ask(PUBLIC, "public")

    assert b"U2VjcmV0" in before.content
    assert failed.status_code >= 500
    assert b"U2VjcmV0" not in failed.content
    assert not any(b"Secret" in line or b"full_disk" in line for line in lines)
    assert public.status_code == 200


async def test_t33_a_deferred_failure_of_the_record_holds_the_answer_back(own_scene: Scene) -> None:
    await own_scene.staff.execute("""
        CREATE FUNCTION access.fail() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'no'; END $$""")
    await own_scene.staff.execute("""
        CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON access.disclosure_record
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION access.fail()""")

    failed = own_scene.ask(CHECK, "inspector")

    assert failed.status_code >= 500
    assert b"U2VjcmV0" not in failed.content


async def test_t33_once_records_are_written_again_answers_follow(own_scene: Scene) -> None:
    await own_scene.staff.execute(
        "REVOKE INSERT ON access.disclosure_record FROM registerpoort_gateway"
    )
    failed = own_scene.ask(CHECK, "inspector")

    await own_scene.staff.execute(
        "GRANT INSERT ON access.disclosure_record TO registerpoort_gateway"
    )
    again = own_scene.ask(CHECK, "inspector")

    assert failed.status_code >= 500
    assert b"U2VjcmV0" in again.content

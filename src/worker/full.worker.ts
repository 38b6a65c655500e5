import { createSession } from "../engine";
import { intakeHandlers } from "./intake-handlers";
import { createAnswerPacker } from "./pack-answer";
import { serve } from "./server";
import { sessionHandlers } from "./session-handlers";

serve(self, { ...sessionHandlers(createSession()), ...intakeHandlers }, { packAnswer: createAnswerPacker() });

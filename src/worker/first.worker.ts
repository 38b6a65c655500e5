import { createFirstSession } from "../engine";
import { firstHandlers } from "./first-handlers";
import { serve } from "./server";

serve(self, firstHandlers(createFirstSession()));
